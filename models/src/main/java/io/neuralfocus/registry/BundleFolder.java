package io.neuralfocus.registry;

import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A bundle's folder: gives out the bytes of its files, each only if it is the one the card vouches for. */
final class BundleFolder {

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_CARD_BYTES = 4 << 20;

    private final Path folder;
    private final Card card;

    private BundleFolder(Path folder, Card card) {
        this.folder = folder;
        this.card = card;
    }

    static BundleFolder open(Path folder) throws IOException {
        Path file = folder.resolve(CardFile.NAME);
        return new BundleFolder(folder, CardFile.read(file.toString(), bytes(file, MOST_CARD_BYTES)));
    }

    Card card() {
        return card;
    }

    /** For errors. */
    String name(FileRef ref) {
        return folder.resolve(ref.file()).toString();
    }

    /** Holds every file that the card names against its digest. */
    void readAll() throws IOException {
        for (HeadFiles files : card.heads().values()) {
            read(files.model());
            read(files.calibration());
            if (files.onnx().isPresent()) {
                read(files.onnx().get());
            }
        }
        if (card.report().isPresent()) {
            read(card.report().get());
        }
    }

    byte[] read(FileRef ref) throws IOException {
        byte[] bytes = bytes(folder.resolve(ref.file()), MOST_BYTES);
        String digest = Digests.sha256(bytes);
        if (!digest.equals(ref.sha256())) {
            throw new RefusedModelException(
                    name(ref), "", "its SHA-256 is " + digest + ", the card says " + ref.sha256());
        }
        return bytes;
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedModelException(file.toString(), "", "there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedModelException(file.toString(), "", "more than " + most + " bytes");
            }
            return bytes;
        }
    }
}
