package io.neuralfocus.cli.demo;

import java.util.List;

/** Shows how things stand. */
interface Board extends AutoCloseable {

    /** How often it wants to be told, in milliseconds. */
    long everyMs();

    void show(long nowUs, List<Watcher> people, long events, long predictions);

    @Override
    void close();
}
