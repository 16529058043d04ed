package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Sources with a fault in them, compiled into a folder of their own and read back as classes. */
final class Planted {

    private Planted() {}

    static JavaClasses compile(Path folder, List<String> sources) throws IOException {
        Path place = Files.createTempDirectory(folder, "planted");
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", place.resolve("classes").toString(), "-cp"));
        arguments.add(String.join(File.pathSeparator, jarOf(NullMarked.class), jarOf(Test.class)));
        for (String source : sources) {
            String name = source.startsWith("@") ? "package-info" : source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            arguments.add(
                    Files.writeString(place.resolve(name + ".java"), source).toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertEquals(0, failed, () -> said.toString(StandardCharsets.UTF_8));
        return new ClassFileImporter().importPath(place.resolve("classes"));
    }

    private static String jarOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
