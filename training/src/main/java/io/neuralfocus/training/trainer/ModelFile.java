package io.neuralfocus.training.trainer;

import io.neuralfocus.registry.ModelKind;

/** One head's model as a bundle holds it. */
@SuppressWarnings("ArrayRecordComponent") // handed from the trainer to the bundle, never compared
public record ModelFile(ModelKind kind, byte[] bytes) {}
