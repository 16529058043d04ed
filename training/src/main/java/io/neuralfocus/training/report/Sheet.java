package io.neuralfocus.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XY chart in the report's style. */
final class Sheet {

    static final int WIDTH = 860;
    static final int HEIGHT = 460;

    private static final int SPACING = 75;
    private static final int ROOM = 10;
    private static final int FEWEST_CROWDED = 5;
    private static final float THIN = 1.2f;
    private static final float FIRM = 2.2f;

    private final XYChart chart;
    private List<String> rowNames = List.of();
    private double leftmost;
    private int unnamed;

    Sheet(int width, int height, String title, String xTitle, String yTitle) {
        chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler()
                .setLocale(Locale.ROOT)
                .setChartTitleFont(Ink.TITLE)
                .setChartFontColor(Ink.TEXT)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendFont(Ink.TICK)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setChartPadding(12)
                .setAntiAlias(true);
        chart.getStyler()
                .setAxisTitleFont(Ink.AXIS)
                .setAxisTickLabelsFont(Ink.TICK)
                .setAxisTickLabelsColor(Ink.TEXT)
                .setPlotGridLinesColor(Ink.GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotTicksMarksVisible(false)
                .setAxisTickMarksColor(Ink.GRID)
                .setXAxisTickMarkSpacingHint(SPACING)
                .setXAxisMaxLabelCount(width / SPACING)
                .setXAxisDecimalPattern("0.###")
                .setYAxisDecimalPattern("0.###");
    }

    Sheet x(double from, double to) {
        leftmost = from;
        chart.getStyler().setXAxisMin(from).setXAxisMax(to);
        return this;
    }

    Sheet y(double from, double to) {
        chart.getStyler().setYAxisMin(from).setYAxisMax(to);
        return this;
    }

    Sheet logX() {
        chart.getStyler().setXAxisLogarithmic(true);
        return this;
    }

    Sheet noLegend() {
        chart.getStyler().setLegendVisible(false);
        return this;
    }

    Sheet xPattern(String pattern) {
        chart.getStyler().setXAxisDecimalPattern(pattern);
        return this;
    }

    /** The y axis names rows, the first one at the height {@code names.size()}, the last at 1. */
    Sheet rows(List<String> names) {
        y(0.3, names.size() + 0.7);
        rowNames = List.copyOf(names);
        int widest = names.stream()
                .mapToInt(name -> (int) Ink.TICK
                        .getStringBounds(name, new FontRenderContext(null, true, true))
                        .getWidth())
                .max()
                .orElse(0);
        chart.getStyler().setPlotContentSize(1).setYAxisLeftWidthHint(widest + 4 * ROOM);
        chart.getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
        return this;
    }

    Sheet line(String name, double[] x, double[] y, Color color) {
        stroke(add(name, x, y), color, new BasicStroke(FIRM));
        return this;
    }

    Sheet dashed(String name, double[] x, double[] y, Color color) {
        stroke(add(name, x, y), color, dashes());
        return this;
    }

    private static BasicStroke dashes() {
        return new BasicStroke(THIN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0);
    }

    /** Steps from each x to the next. */
    Sheet steps(String name, double[] x, double[] y, Color color) {
        XYSeries series = add(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea).setFillColor(Ink.faint(color, 60));
        stroke(series, color, new BasicStroke(THIN));
        return this;
    }

    Sheet dots(String name, double[] x, double[] y, Color color) {
        XYSeries series = add(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(color);
        return this;
    }

    Sheet squares(String name, double[] x, double[] y, Color color) {
        XYSeries series = add(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(new BigSquare())
                .setMarkerColor(color);
        return this;
    }

    Sheet dotsOf(int size) {
        chart.getStyler().setMarkerSize(size);
        return this;
    }

    /** The area between two heights. */
    Sheet band(String name, double[] x, double[] lo, double[] hi, Color color) {
        double[] around = new double[2 * x.length];
        double[] heights = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            around[i] = x[i];
            heights[i] = lo[i];
            around[around.length - 1 - i] = x[i];
            heights[around.length - 1 - i] = hi[i];
        }
        XYSeries series = add(name, around, heights);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(Ink.faint(color, 45));
        stroke(series, Ink.faint(color, 45), new BasicStroke(1));
        return this;
    }

    /** A line of its own from each point to another. */
    Sheet segments(double[] fromX, double[] fromY, double[] toX, double[] toY, Color color) {
        for (int i = 0; i < fromX.length; i++) {
            stroke(
                    add("", new double[] {fromX[i], toX[i]}, new double[] {fromY[i], toY[i]}),
                    color,
                    new BasicStroke(FIRM));
        }
        return this;
    }

    private XYSeries add(String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name.isEmpty() ? " " + unnamed++ : name, uneven(x), y);
        series.setShowInLegend(!name.isEmpty());
        return series;
    }

    /**
     * Why: where all values are equally far apart XChart puts a tick at every one or two of them, however many there are.
     * The greatest value a thousandth of the range less, which nobody sees, keeps it from that.
     */
    private static double[] uneven(double[] x) {
        double[] distinct = Arrays.stream(x).distinct().sorted().toArray();
        if (distinct.length <= FEWEST_CROWDED) {
            return x;
        }
        double greatest = distinct[distinct.length - 1];
        double less = greatest - (greatest - distinct[0]) / 1_000;
        return Arrays.stream(x).map(value -> value == greatest ? less : value).toArray();
    }

    private static void stroke(XYSeries series, Color color, BasicStroke stroke) {
        Marker none = SeriesMarkers.NONE;
        series.setMarker(none).setLineColor(color).setLineStyle(stroke);
    }

    byte[] png() {
        return png(List.of(this), 1);
    }

    /** Several of one size as one picture. */
    static byte[] png(List<Sheet> sheets, int columns) {
        Sheet first = sheets.get(0);
        int rows = (sheets.size() + columns - 1) / columns;
        BufferedImage picture = new BufferedImage(
                columns * first.chart.getWidth(), rows * first.chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (int i = 0; i < sheets.size(); i++) {
            BufferedImage drawn = BitmapEncoder.getBufferedImage(sheets.get(i).chart);
            sheets.get(i).nameRows(drawn);
            canvas.drawImage(drawn, i % columns * first.chart.getWidth(), i / columns * first.chart.getHeight(), null);
        }
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Its own stream would lie in a file, which stays behind when the process is stopped.
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be drawn", e);
        }
        return out.toByteArray();
    }

    /** Why not as the axis' own labels: XChart puts those where numbers are round, and never ends where they are not. */
    private void nameRows(BufferedImage drawn) {
        if (rowNames.isEmpty()) {
            return;
        }
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(Ink.TICK);
        pen.setColor(Ink.TEXT);
        double right = chart.getScreenXFromChart(leftmost) - ROOM;
        for (int row = 0; row < rowNames.size(); row++) {
            String name = rowNames.get(row);
            double middle = chart.getScreenYFromChart((double) rowNames.size() - row);
            pen.drawString(
                    name,
                    (float) right - pen.getFontMetrics().stringWidth(name),
                    (float) middle + pen.getFontMetrics().getAscent() / 2f - 1);
        }
        pen.dispose();
    }
}
