package io.neuralfocus.serving.http;

import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Answering;
import io.neuralfocus.serving.pipeline.BatchIntake;
import io.neuralfocus.serving.pipeline.Desks;
import io.neuralfocus.serving.pipeline.Health;
import io.neuralfocus.serving.pipeline.Hindsight;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.LiveModels;
import io.neuralfocus.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** All that can be asked for, and who answers it. */
public record Resources(
        Store store,
        LiveModels models,
        Answering answering,
        Lanes lanes,
        Intake intake,
        BatchIntake batches,
        Desks desks,
        Health health,
        Metrics metrics,
        InstantSource clock) {

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new FramesResource(intake, metrics).route());
        routes.add(new BatchResource(batches, metrics).route());
        routes.add(new HeartbeatResource(batches, metrics).route());
        routes.add(new VectorsResource(answering, clock).route());
        routes.add(new LiveResource(desks.live(), metrics).route());
        routes.addAll(new PredictionsResource(store.predictions(), new Hindsight(models)).routes());
        routes.addAll(new LabelsResource(desks.labels(), store.labels(), clock).routes());
        routes.addAll(new SessionsResource(desks.sessions()).routes());
        routes.addAll(new InterventionsResource(desks.interventions(), store.interventions()).routes());
        routes.addAll(new AnalyticsResource(store.analytics()).routes());
        routes.addAll(new HealthResource(models, lanes, health).routes());
        routes.add(new MetricsResource(metrics).route());
        routes.addAll(new OpenApi().routes());
        routes.addAll(new DocsPage().routes());
        return routes;
    }
}
