package io.neuralfocus.cli;

import io.neuralfocus.event.Sha256;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.Training;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code trains: a digest over every class and resource of the rooms that decide what comes of a training. Jars are
 * looked into, so that when and where they were packed is no part of it.
 */
final class CodeDigest {

    private CodeDigest() {}

    static String sha256() throws IOException {
        MessageDigest digest = Sha256.begun();
        for (Class<?> room : List.of(FeatureSchema.class, ModelVersion.class, Training.class)) {
            add(digest, room);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Class<?> room) throws IOException {
        Path place;
        try {
            place = Path.of(
                    room.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the code of " + room.getName() + " lies at no path", e);
        }
        if (Files.isDirectory(place)) {
            addAll(digest, place);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                addAll(digest, jar.getPath("/"));
            }
        }
    }

    private static void addAll(MessageDigest digest, Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).startsWith("META-INF"))
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        }
        for (Path file : files) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Sha256.begun().digest(Files.readAllBytes(file)));
        }
    }
}
