package io.neuralfocus.training.trainer.baseline;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.linear.Term;
import io.neuralfocus.training.dataset.RowView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows as Tribuo takes them: values by name, none missing, each with its label and its weight. */
final class TribuoRows {

    static final Label HAPPENED = new Label("1");
    static final Label DID_NOT = new Label("0");

    private TribuoRows() {}

    /** Rows of standardised values; a missing one stands at the centre, for Tribuo refuses NaN. */
    static MutableDataset<Label> of(Head head, RowView rows, float[] weights, List<Term> standards) {
        float[] labels = rows.labels(head);
        String[] names = rows.schema().names().toArray(String[]::new);
        MutableDataset<Label> dataset = empty(head);
        for (int i = 0; i < labels.length; i++) {
            double[] values = new double[names.length];
            for (int feature = 0; feature < values.length; feature++) {
                values[feature] = standards.get(feature).standard(rows.value(i, feature));
            }
            ArrayExample<Label> example = new ArrayExample<>(labels[i] > 0 ? HAPPENED : DID_NOT, names, values);
            example.setWeight(weights[i]);
            dataset.add(example);
        }
        return dataset;
    }

    /** Its provenance tells no time: the card tells what the rows are, and the same rows make the same model. */
    static MutableDataset<Label> empty(Head head) {
        LabelFactory labels = new LabelFactory();
        return new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "labelled rows of the head " + head.label(), Instant.EPOCH.atOffset(ZoneOffset.UTC), labels),
                labels);
    }
}
