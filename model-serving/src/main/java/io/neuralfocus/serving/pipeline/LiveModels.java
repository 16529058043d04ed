package io.neuralfocus.serving.pipeline;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The models of a registry that answer, followed as its aliases move: the champion for everybody, and the shadow whom
 * nobody hears.
 */
public final class LiveModels implements ModelChoice, AutoCloseable {

    private final Registry registry;
    private final FollowedAlias champion;
    private final FollowedAlias shadow;
    private final ScheduledExecutorService looking;

    /** The one that was asked for last: who looks at one old prediction looks at others of its time. */
    private final AtomicReference<@Nullable ServedModel> asked = new AtomicReference<>();

    private LiveModels(Registry registry) {
        this.registry = registry;
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
    public void look() {
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

    /** A version by its name, whether or not an alias points at it; empty if it is not there or is refused. */
    public Optional<ServedModel> version(String id) {
        Optional<ServedModel> answering =
                champion.current().filter(model -> model.version().equals(id));
        if (answering.isPresent()) {
            return answering;
        }
        ServedModel model = asked.get();
        if (model == null || !model.version().equals(id)) {
            try {
                model = registry.find(id).map(ServedModel::of).orElse(null);
            } catch (IOException | RefusedModelException e) {
                return Optional.empty();
            }
            asked.set(model);
        }
        return Optional.ofNullable(model);
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
