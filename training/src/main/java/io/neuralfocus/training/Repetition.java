package io.neuralfocus.training;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.Card;
import io.neuralfocus.registry.FileRef;
import io.neuralfocus.registry.HeadFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a version that was trained again has the same files as before. */
public final class Repetition {

    private Repetition() {}

    /**
     * One file, then and now.
     *
     * @param then its digest in the card; empty if it was not there
     * @param now its digest after training again; empty if it is not there
     */
    public record Compared(String file, String then, String now) {
        public boolean isSame() {
            return then.equals(now);
        }
    }

    /** Model, twin and calibration of every head of either card. */
    public static List<Compared> compare(Card then, Card now) {
        List<Compared> compared = new ArrayList<>();
        for (Head head : Head.values()) {
            List<FileRef> before = files(then.heads(), head);
            List<FileRef> after = files(now.heads(), head);
            for (FileRef file : before) {
                compared.add(new Compared(file.file(), file.sha256(), digest(after, file.file())));
            }
            for (FileRef file : after) {
                if (digest(before, file.file()).isEmpty()) {
                    compared.add(new Compared(file.file(), "", file.sha256()));
                }
            }
        }
        return compared;
    }

    private static List<FileRef> files(Map<Head, HeadFiles> heads, Head head) {
        List<FileRef> files = new ArrayList<>();
        Optional.ofNullable(heads.get(head)).ifPresent(found -> {
            files.add(found.model());
            found.onnx().ifPresent(files::add);
            files.add(found.calibration());
        });
        return files;
    }

    private static String digest(List<FileRef> files, String name) {
        return files.stream()
                .filter(file -> file.file().equals(name))
                .map(FileRef::sha256)
                .findFirst()
                .orElse("");
    }
}
