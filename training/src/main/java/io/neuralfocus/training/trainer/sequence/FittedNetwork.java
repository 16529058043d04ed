package io.neuralfocus.training.trainer.sequence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.registry.ModelKind;
import io.neuralfocus.scorer.onnx.SequenceNetwork;
import io.neuralfocus.scorer.onnx.SequenceWriter;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.ModelFile;
import io.neuralfocus.training.trainer.Trainer;

/** A network that was trained. */
final class FittedNetwork implements Fitted {

    private final SequenceSettings settled;
    private final SequenceNetwork network;

    FittedNetwork(SequenceSettings settled, SequenceNetwork network) {
        this.settled = settled;
        this.network = network;
    }

    SequenceNetwork network() {
        return network;
    }

    @Override
    public ModelFile file() {
        return new ModelFile(ModelKind.ONNX_SEQUENCE, SequenceWriter.write(network));
    }

    /** By the walk that trained it: the runtime's own margins differ in the last bits, and from machine to machine. */
    @Override
    public float[] margins(RowView rows) {
        return Shards.margins(network, rows);
    }

    @Override
    public Trainer settled() {
        return new SequenceTrainer(settled);
    }

    @Override
    public ObjectNode told() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("events", network.shape().length())
                .put("embedding", settled.embedding())
                .put("hidden", settled.hidden())
                .put("dense", settled.dense())
                .put("batch", settled.batch())
                .put("rate", settled.rate())
                .put("decay", settled.decay())
                .put("rounds", settled.rounds())
                .put("until", settled.until())
                .put("weights", network.shape().size());
    }
}
