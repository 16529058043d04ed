package io.neuralfocus.registry;

import java.util.Optional;

/** The files of one head: the model in its own format, its ONNX twin if there is one, and its calibration. */
public record HeadFiles(FileRef model, Optional<FileRef> onnx, FileRef calibration) {}
