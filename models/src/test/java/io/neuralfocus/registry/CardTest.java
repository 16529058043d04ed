package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our reader takes and what {@code card.schema.json} allows is the same. */
class CardTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private JsonSchema schema;
    private byte[] written;

    @BeforeEach
    void prepare() throws IOException {
        try (InputStream in = Objects.requireNonNull(Card.class.getResourceAsStream("card.schema.json"))) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
        ObjectNode record = JSON.createObjectNode().put("seed", 7).put("split", "by user");
        Path bundle = new BundleWriter("tiny")
                .schema("v1", "0".repeat(64), TrainedModels.names())
                .catalogue("1".repeat(64))
                .head(Head.RISK, TrainedModels.usual(), Calibration.EMPTY)
                .head(Head.FOCUSED, TrainedModels.usual(), Calibration.EMPTY)
                .report("<html></html>".getBytes(StandardCharsets.UTF_8))
                .record(record)
                .write(folder);
        written = Files.readAllBytes(bundle.resolve("card.json"));
    }

    @Test
    void shouldFitItsSchemaAndReadBackToTheSameBytes() throws IOException {
        assertTrue(schema.validate(JSON.readTree(written)).isEmpty());
        assertArrayEquals(written, CardFile.write(CardFile.read("card", written)));
    }

    @Test
    void shouldRefuseWhatTheSchemaForbids() throws IOException {
        refuse(card -> card.put("format", 2));
        refuse(card -> card.remove("heads"));
        refuse(card -> card.put("name", "../up"));
        refuse(card -> card.put("version", 0));
        refuse(card -> card.put("version", "1"));
        refuse(card -> card.put("kind", "guess"));
        refuse(card -> card.put("horizon_seconds", 1.5));
        refuse(card -> card.put("focus_is_index", "yes"));
        refuse(card -> card.put("record", 3));
        refuse(card -> card.put("more", 3));
        refuse(card -> ((ObjectNode) card.get("schema")).put("digest", "0".repeat(63)));
        refuse(card -> ((ObjectNode) card.get("schema")).put("more", 1));
        refuse(card ->
                ((ObjectNode) card.get("schema")).putArray("features").add("a").add("a"));
        refuse(card -> ((ObjectNode) card.get("heads")).remove("risk"));
        refuse(card -> ((ObjectNode) card.get("heads")).putObject("other"));
        refuse(card -> ((ObjectNode) card.at("/heads/risk")).remove("calibration"));
        refuse(card -> ((ObjectNode) card.at("/heads/risk/model")).put("file", "../../etc/passwd"));
        refuse(card -> ((ObjectNode) card.at("/heads/risk/model")).put("file", "/etc/passwd"));
        refuse(card -> ((ObjectNode) card.at("/heads/risk/model")).put("sha256", "x"));
    }

    private void refuse(Consumer<ObjectNode> change) throws IOException {
        ObjectNode card = (ObjectNode) JSON.readTree(written);
        change.accept(card);
        assertFalse(schema.validate(card).isEmpty(), card::toString);
        byte[] bytes = JSON.writeValueAsBytes(card);
        RefusedModelException refusal =
                assertThrows(RefusedModelException.class, () -> CardFile.read("card", bytes), card::toString);
        assertEquals("card", refusal.file());
    }

    @Test
    void shouldNeverFailOtherwiseThanByRefusal() {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = written.clone();
            for (int i = random.nextInt(1, 10); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            String told = "seed " + seed;
            try {
                CardFile.read(told, bytes);
            } catch (RefusedModelException refusal) {
                assertFalse(refusal.reason().isBlank(), told);
            }
        }
    }

    @Test
    void shouldKeepWhatTrainingToldOfItself() {
        JsonNode seed = CardFile.read("card", written).told("seed").orElseThrow();
        assertEquals(7, seed.intValue());
    }
}
