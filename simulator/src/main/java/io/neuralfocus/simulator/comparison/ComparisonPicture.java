package io.neuralfocus.simulator.comparison;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a comparison: survival of visits, their quantiles, how they hang together, and the rates, in one picture. */
public final class ComparisonPicture {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 420;
    private static final Color REAL = new Color(0x1f, 0x4e, 0x79);
    private static final Color SIMULATED = new Color(0xd9, 0x7a, 0x1c);
    private static final int POINTS = 80;
    private static final double LONGEST_S = 1_800;

    private final Comparison comparison;

    public ComparisonPicture(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The picture as the bytes of a PNG file. */
    public byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Chart<?, ?>> charts = List.of(survival(), quantiles(), memory(), rates());
        BitmapEncoder.saveBitmap(charts, 2, 2, out, BitmapFormat.PNG);
        return out.toByteArray();
    }

    private XYChart survival() {
        XYChart chart = curves("Visits that last longer", "seconds", "share of visits");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        double[] seconds = IntStream.range(0, POINTS)
                .mapToDouble(i -> StrictMath.pow(LONGEST_S, (double) i / (POINTS - 1)))
                .toArray();
        curve(chart, "real", REAL, seconds, comparison.real()::survival);
        curve(chart, "simulated", SIMULATED, seconds, comparison.simulated()::survival);
        return chart;
    }

    private XYChart quantiles() {
        XYChart chart = curves("Quantiles of visits", "percent of visits", "seconds, at most");
        chart.getStyler().setYAxisLogarithmic(true);
        double[] percent = IntStream.rangeClosed(2, 99).mapToDouble(i -> i).toArray();
        curve(chart, "real", REAL, percent, p -> Math.max(1, comparison.real().quantile(p / 100)));
        curve(
                chart,
                "simulated",
                SIMULATED,
                percent,
                p -> Math.max(1, comparison.simulated().quantile(p / 100)));
        return chart;
    }

    private CategoryChart memory() {
        List<String> lags = List.of("1", "2", "3", "5", "10");
        return bars(
                "How visits hang together",
                "visits later",
                "correlation of logs",
                lags,
                portrait -> lags.stream().mapToDouble(lag -> portrait.autocorrelation(Integer.parseInt(lag))));
    }

    private CategoryChart rates() {
        return bars(
                "Rates",
                "of visits, of instants, or as named",
                "share",
                List.of("at most 2 s", "leaves in 30 s", "sd of it", "AUC time in app", "goes back"),
                p -> DoubleStream.of(
                        1 - p.survival(2), p.baseRate(), p.spreadBetweenPeople(), p.aucOfTimeInApp(), p.returnShare()));
    }

    private static XYChart curves(String title, String xAxis, String yAxis) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        dress(chart);
        return chart;
    }

    private static void dress(Chart<?, ?> chart) {
        chart.getStyler()
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    }

    private static void curve(XYChart chart, String name, Color color, double[] at, DoubleUnaryOperator height) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (double point : at) {
            double value = height.applyAsDouble(point);
            if (value > 0) {
                x.add(point);
                y.add(value);
            }
        }
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE).setLineColor(color);
    }

    private CategoryChart bars(String title, String xAxis, String yAxis, List<String> names, Measure measure) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        dress(chart);
        chart.addSeries("real", names, measure.of(comparison.real()).boxed().toList())
                .setFillColor(REAL);
        chart.addSeries(
                        "simulated",
                        names,
                        measure.of(comparison.simulated()).boxed().toList())
                .setFillColor(SIMULATED);
        return chart;
    }

    private interface Measure {
        DoubleStream of(Portrait portrait);
    }
}
