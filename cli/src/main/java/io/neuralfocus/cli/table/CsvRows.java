package io.neuralfocus.cli.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it, UTF-8, with a line of names first; a byte order mark is passed over. */
final class CsvRows implements Rows {

    private static final int END = -1;
    private static final int LONGEST_CELL = 1 << 20;
    private static final int MOST_COLUMNS = 10_000;

    private final String name;
    private final InputStream in;
    private final long size;
    private final List<String> columns;
    private final List<String> cells = new ArrayList<>();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private int ahead;
    private long read;
    private long line = 1;

    CsvRows(String name, InputStream stream, long size) throws IOException {
        this.name = name;
        this.in = new BufferedInputStream(stream, 1 << 16);
        this.size = size;
        advance();
        if (ahead == 0xEF) {
            advance();
            advance();
            advance();
        }
        if (!readCells()) {
            throw new UnreadableTableException(
                    name + ": it is empty; a line with the names of the columns is expected");
        }
        this.columns = List.copyOf(cells);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() throws IOException {
        if (!readCells()) {
            return false;
        }
        if (cells.size() != columns.size()) {
            throw new UnreadableTableException(
                    place() + ": " + cells.size() + " cells for " + columns.size() + " columns");
        }
        return true;
    }

    @Override
    public String cell(int column) {
        return cells.get(column);
    }

    @Override
    public boolean isMissing(int column) {
        return false;
    }

    @Override
    public String type(int column) {
        return Cells.Kind.TEXT.sql();
    }

    @Override
    public String place() {
        return name + " line " + (line - 1);
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long size() {
        return size;
    }

    /** One line's cells; false at the end. Lines without anything are passed over. */
    private boolean readCells() throws IOException {
        while (ahead == '\n' || ahead == '\r') {
            endLine();
        }
        if (ahead == END) {
            return false;
        }
        cells.clear();
        while (true) {
            cells.add(ahead == '"' ? quoted() : plain());
            if (cells.size() > MOST_COLUMNS) {
                throw new UnreadableTableException(name + " line " + line + ": more than " + MOST_COLUMNS + " cells");
            }
            if (ahead != ',') {
                break;
            }
            advance();
        }
        if (ahead != END) {
            endLine();
        } else {
            line++;
        }
        return true;
    }

    private void endLine() throws IOException {
        if (ahead == '\r') {
            advance();
        }
        if (ahead == '\n') {
            advance();
        }
        line++;
    }

    private String plain() throws IOException {
        cell.reset();
        while (ahead != ',' && ahead != '\n' && ahead != '\r' && ahead != END) {
            keep();
        }
        return cell.toString(StandardCharsets.UTF_8);
    }

    private String quoted() throws IOException {
        cell.reset();
        advance();
        while (true) {
            if (ahead == END) {
                throw new UnreadableTableException(name + " line " + line + ": a quoted cell does not end");
            }
            if (ahead == '"') {
                advance();
                if (ahead != '"') {
                    break;
                }
            }
            keep();
        }
        if (ahead != ',' && ahead != '\n' && ahead != '\r' && ahead != END) {
            throw new UnreadableTableException(name + " line " + line + ": something follows the end of a quoted cell");
        }
        return cell.toString(StandardCharsets.UTF_8);
    }

    private void keep() throws IOException {
        if (cell.size() == LONGEST_CELL) {
            throw new UnreadableTableException(
                    name + " line " + line + ": a cell of more than " + LONGEST_CELL + " bytes");
        }
        cell.write(ahead);
        advance();
    }

    private void advance() throws IOException {
        ahead = in.read();
        read++;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
