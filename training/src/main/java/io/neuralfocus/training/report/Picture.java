package io.neuralfocus.training.report;

/**
 * A picture of the report.
 *
 * @param file its name without an ending
 * @param alt what it shows, for who cannot see it: its finding
 * @param caption how to read it
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
record Picture(String file, String alt, String caption, byte[] png) {

    String fileName() {
        return file + ".png";
    }
}
