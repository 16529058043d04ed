package io.neuralfocus.training.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** A mark that stands out among small dots. */
final class BigSquare extends Marker {

    private static final double SIZE = 10;

    @Override
    public void paint(Graphics2D picture, double x, double y, int dotSize) {
        picture.setStroke(new BasicStroke(0));
        picture.fill(new Rectangle2D.Double(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE));
    }
}
