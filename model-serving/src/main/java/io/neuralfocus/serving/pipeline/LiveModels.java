package io.neuralfocus.serving.pipeline;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The models of a registry that answer, followed as its aliases move: the champion for everybody, and the shadow whom
 * nobody hears.
 */
public final class LiveModels implements ModelChoice, AutoCloseable {

    private final FollowedAlias champion;
    private final FollowedAlias shadow;
    private final ScheduledExecutorService looking;

    private LiveModels(Registry registry) {
        this.champion = new FollowedAlias(registry, Alias.CHAMPION);
        this.shadow = new FollowedAlias(registry, Alias.SHADOW);
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "models");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads what the aliases point at, and looks again and again whether they have moved. */
    public static LiveModels follow(Registry registry, Duration every) {
        LiveModels models = new LiveModels(registry);
        models.look();
        // Whatever goes wrong with an alias is told by the alias; so the looking itself has no result to wait for.
        ScheduledFuture<?> unused = models.looking.scheduleWithFixedDelay(
                models::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return models;
    }

    /** Looks whether an alias has moved. */
    void look() {
        champion.look();
        shadow.look();
    }

    @Override
    public Optional<Chosen> of(String tenant, String user) {
        return champion.current().map(model -> new Chosen(model, Optional.empty()));
    }

    /** The version that answers where nobody is told apart. */
    public Optional<ServedModel> champion() {
        return champion.current();
    }

    /** The version that scores in silence, if there is one. */
    Optional<ServedModel> shadow() {
        return shadow.current();
    }

    /** What is wrong with them now. */
    List<Degradation> degradations() {
        List<Degradation> found = new ArrayList<>();
        if (champion.current().isEmpty()) {
            found.add(Degradation.NO_MODEL);
        } else if (champion.isTroubled()) {
            found.add(Degradation.MODEL_REFUSED);
        }
        if (shadow.isTroubled()) {
            found.add(Degradation.SHADOW_REFUSED);
        }
        return found;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
