package io.neuralfocus.simulator.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.simulator.Population;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class ObserverTest {

    private static final long S = 1_000_000;

    @Test
    void shouldCountVisitsRowsAndSwitchesOfAStreamWorkedOutByHand() {
        Observer observer = new Observer(Catalog.shipped());
        observer.begin("ada");
        focus(observer, 0, "a");
        focus(observer, 20, "b");
        observer.take(Event.titleChange(22 * S, AppName.of("b"), 4, 1, 0));
        focus(observer, 25, "a");
        observer.end(100 * S);
        Portrait seen = observer.portrait();

        assertEquals(2, seen.visits());
        assertEquals(12.5, seen.mean(), 1e-9);
        assertEquals(0.5, seen.survival(5), 1e-9);
        assertEquals(1, seen.returnShare(), 1e-9);
        assertEquals(60 / 5.0, 60 * seen.titleRate(1), 1e-9);
        // Instants 10 to 70; only at 10 s and at 20 s does a switch follow within 30 s.
        assertEquals(7, seen.rows());
        assertEquals(2 / 7.0, seen.baseRate(), 1e-9);
        // In the app for 10 and 0 s before leaving, and for 5, 15, 25, 35, 45 s before staying.
        assertEquals(0.9, seen.aucOfTimeInApp(), 1e-9);
    }

    @Test
    void shouldSeeOnlyTheLastWindowOfASecond() {
        Observer observer = new Observer(Catalog.shipped());
        observer.begin("ada");
        focus(observer, 0, "a");
        observer.take(Event.focusChange(10 * S + 100, AppName.of("b"), 0));
        observer.take(Event.titleChange(10 * S + 200, AppName.of("b"), 3, 3, 0));
        observer.take(Event.focusChange(10 * S + 900_000, AppName.of("a"), 0));
        focus(observer, 30, "b");
        observer.end(30 * S);
        assertEquals(1, observer.portrait().visits());
        assertEquals(30, observer.portrait().mean(), 1e-9);
    }

    @Test
    void shouldRefuseEventsOfNobody() {
        Observer observer = new Observer(Catalog.shipped());
        assertThrows(IllegalStateException.class, () -> focus(observer, 0, "a"));
    }

    @Test
    void shouldReadALogOfPeople() throws IOException {
        String log = """
                {"user":"u","session":"s1","ts_us":0,"type":"WINDOW_FOCUS_CHANGE","app":"a"}
                {"user":"u","session":"s1","ts_us":4000000,"type":"WINDOW_FOCUS_CHANGE","app":"b"}
                {"user":"u","session":"s1","ts_us":50000000,"type":"STREAM_END"}
                {"user":"u","session":"s2","ts_us":90000000,"type":"WINDOW_FOCUS_CHANGE","app":"a"}
                {"user":"u","session":"s2","ts_us":98000000,"type":"WINDOW_FOCUS_CHANGE","app":"b"}
                """;
        Portrait seen =
                People.recorded(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), Catalog.shipped());
        assertEquals(1, seen.people());
        assertEquals(2, seen.streams());
        assertEquals(6, seen.mean(), 1e-9);
        assertEquals(2, seen.rows());
    }

    @Test
    void shouldDrawAndTabulateTwoPortraits() throws IOException {
        Portrait one = People.simulated(Population.seeded(1), 4, 1, 2, Catalog.shipped());
        Portrait other = People.simulated(Population.seeded(2), 4, 1, 2, Catalog.shipped());
        Comparison comparison = new Comparison(one, other);
        assertTrue(comparison.table().startsWith("| | real | simulated |\n|---|---:|---:|\n| people | 4 | 4 |\n"));
        byte[] png = new ComparisonPicture(comparison).png();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertTrue(picture.getWidth() >= 1_000 && png.length < 300_000);
    }

    private static void focus(Observer observer, long second, String app) {
        observer.take(Event.focusChange(second * S, AppName.of(app), 0));
    }
}
