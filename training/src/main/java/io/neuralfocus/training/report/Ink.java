package io.neuralfocus.training.report;

import java.awt.Color;
import java.awt.Font;

/** Colours that people of any colour vision can tell apart (after Okabe and Ito), and the letters. */
final class Ink {

    static final Color MODEL = new Color(0x00, 0x72, 0xb2);
    static final Color CHAMPION = new Color(0xd5, 0x5e, 0x00);
    static final Color BASELINE = new Color(0x00, 0x9e, 0x73);
    static final Color QUIET = new Color(0x77, 0x77, 0x77);
    static final Color GRID = new Color(0xe6, 0xe6, 0xe6);
    static final Color TEXT = new Color(0x22, 0x22, 0x22);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final Color LOW = new Color(0x1f, 0x5f, 0xa8);
    private static final Color MIDDLE = new Color(0xc9, 0xc4, 0xbd);
    private static final Color HIGH = new Color(0xe0, 0x7b, 0x00);

    private Ink() {}

    static Color faint(Color color, int opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    /** From blue over grey to orange. */
    static Color scale(double share) {
        return share < 0.5 ? between(LOW, MIDDLE, share * 2) : between(MIDDLE, HIGH, share * 2 - 1);
    }

    private static Color between(Color one, Color other, double share) {
        return new Color(
                mixed(one.getRed(), other.getRed(), share),
                mixed(one.getGreen(), other.getGreen(), share),
                mixed(one.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one + share * (other - one));
    }
}
