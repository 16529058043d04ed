package io.neuralfocus.cli;

import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.cli.table.Cells;
import io.neuralfocus.cli.table.Cells.Column;
import io.neuralfocus.cli.table.Cells.Kind;
import io.neuralfocus.cli.table.Rows;
import io.neuralfocus.prediction.Factor;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Predictor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table of predictions beside the table of vectors it is made from: which column goes where. */
final class ScoredTable {

    /** Rows scored together: enough that what a native engine's call costs by itself does not count. */
    private static final int BATCH = 1_024;

    private static final List<Head> SHOWN = List.of(Head.FOCUSED, Head.DISTRACTED, Head.PSEUDO_PRODUCTIVE);

    private final Rows rows;
    private final Predictor predictor;
    private final int explain;
    private final int[] features;
    private final List<Integer> carried = new ArrayList<>();
    private final float[] vectors;

    ScoredTable(Rows rows, Predictor predictor, int explain) {
        this.rows = rows;
        this.predictor = predictor;
        this.explain = explain;
        this.features = new int[predictor.features().size()];
        this.vectors = new float[BATCH * features.length];
        List<String> names = rows.columns();
        List<String> absent = predictor.features().stream()
                .filter(feature -> !names.contains(feature))
                .toList();
        if (!absent.isEmpty()) {
            throw Complaint.badInput(
                    "the table has no column " + String.join(", ", absent) + ", which " + predictor.version()
                            + " needs; an empty column of that name would mean that it is missing everywhere.");
        }
        for (int i = 0; i < features.length; i++) {
            String feature = predictor.features().get(i);
            features[i] = names.indexOf(feature);
            if (names.lastIndexOf(feature) != features[i]) {
                throw Complaint.badInput("the table has the column " + feature + " twice.");
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (!predictor.features().contains(names.get(i))) {
                carried.add(i);
            }
        }
        Set<String> told = new HashSet<>();
        for (Column column : columns()) {
            if (!told.add(column.name())) {
                throw Complaint.badInput("the table of scores would have two columns " + column.name()
                        + ": give the one that is read another name.");
            }
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        carried.forEach(column -> columns.add(new Column(rows.columns().get(column), Kind.TEXT, rows.type(column))));
        for (String name : new String[] {"focus_score", "distraction_risk"}) {
            columns.add(new Column(name, Kind.NUMBER));
        }
        columns.add(new Column("risk_category", Kind.TEXT));
        for (String name : new String[] {"confidence", "risk_lo", "risk_hi"}) {
            columns.add(new Column(name, Kind.NUMBER));
        }
        SHOWN.forEach(head -> columns.add(new Column("p_" + head.label(), Kind.NUMBER)));
        columns.add(new Column("model_version", Kind.TEXT));
        for (int i = 1; i <= explain; i++) {
            columns.add(new Column("factor_" + i, Kind.TEXT));
            columns.add(new Column("factor_" + i + "_value", Kind.FLOAT));
            columns.add(new Column("factor_" + i + "_contribution", Kind.NUMBER));
        }
        return columns;
    }

    /** Reads the next rows and writes their predictions; false behind the last row. */
    boolean scoreBatch(Cells cells) throws IOException {
        int count = 0;
        List<Optional<String>> carriedCells = new ArrayList<>();
        while (count < BATCH && rows.next()) {
            for (int i = 0; i < features.length; i++) {
                vectors[count * features.length + i] = number(rows.cell(features[i]), i);
            }
            carried.forEach(column ->
                    carriedCells.add(rows.isMissing(column) ? Optional.empty() : Optional.of(rows.cell(column))));
            count++;
        }
        List<Prediction> predictions = predictor.predict(vectors, new long[count], explain);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < carried.size(); i++) {
                Optional<String> cell = carriedCells.get(row * carried.size() + i);
                if (cell.isPresent()) {
                    cells.text(cell.get());
                } else {
                    cells.missing();
                }
            }
            write(cells, predictions.get(row));
        }
        return count > 0;
    }

    private void write(Cells cells, Prediction prediction) throws IOException {
        Estimate risk = prediction.heads().getOrDefault(Head.RISK, Estimate.NOTHING_KNOWN);
        cells.number(prediction.focusScore());
        cells.number(prediction.distractionRisk());
        cells.text(prediction.riskCategory().name());
        cells.number(prediction.confidence());
        cells.number(risk.lo());
        cells.number(risk.hi());
        writeHeads(cells, prediction);
        cells.text(prediction.modelVersion());
        writeFactors(cells, prediction.factors());
        cells.endRow();
    }

    private static void writeHeads(Cells cells, Prediction prediction) throws IOException {
        for (Head head : SHOWN) {
            Estimate estimate = prediction.heads().get(head);
            if (estimate == null) {
                cells.missing();
            } else {
                cells.number(estimate.probability());
            }
        }
    }

    private void writeFactors(Cells cells, List<Factor> factors) throws IOException {
        for (int i = 0; i < explain; i++) {
            if (i < factors.size()) {
                cells.text(factors.get(i).feature());
                cells.number(factors.get(i).value());
                cells.number(factors.get(i).contribution());
            } else {
                cells.missing();
                cells.missing();
                cells.missing();
            }
        }
    }

    private float number(String cell, int feature) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Float.NaN;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        if (isJavas(text)) {
            throw refusal(feature, text, "which is no number");
        }
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw refusal(feature, text, "which is no number");
        }
        if (Float.isInfinite(value)) {
            throw refusal(feature, text, "which is infinite");
        }
        return value;
    }

    /** Whether it is a number in Java alone: hexadecimal, or with a letter for its type. */
    private static boolean isJavas(String text) {
        char last = text.charAt(text.length() - 1);
        return last == 'd'
                || last == 'D'
                || last == 'f'
                || last == 'F'
                || text.indexOf('x') >= 0
                || text.indexOf('X') >= 0;
    }

    private Complaint refusal(int feature, String text, String reason) {
        return Complaint.badInput(rows.place() + ": " + predictor.features().get(feature) + " is '" + text + "', "
                + reason + "; leave it empty if it is missing.");
    }
}
