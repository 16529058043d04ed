package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTest {

    private static final JavaClasses HOUSE = House.classes();

    @TestFactory
    Stream<DynamicTest> shouldHoldInTheWholeHouse() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(HOUSE)));
    }

    @Test
    void shouldHaveARoomForEveryModuleAndAModuleForEveryRoom() throws IOException {
        assertEquals(rooms(), new TreeSet<>(House.modules()));
    }

    @Test
    void shouldNoticeAModuleWithoutARoom() {
        String pom = "<modules> <module>cli</module>\n<module>cellar</module> </modules>";
        assertEquals(List.of("cli", "cellar"), House.modules(pom));
        assertFalse(rooms().containsAll(House.modules(pom)));
    }

    private static Set<String> rooms() {
        return new TreeSet<>(Arrays.stream(Room.values()).map(Room::module).toList());
    }

    @Test
    void shouldSeeEveryRoom() {
        assertEquals(List.of(), HouseRules.emptyRooms(HOUSE), "rooms without a class: is the module missing here?");
    }

    @Test
    void shouldDeclareOnlyEnginesThatAreSpokenTo() {
        assertEquals(List.of(), HouseRules.silentEngines(HOUSE), "engines that nobody speaks to");
    }

    @Test
    void shouldNoticeAnEmptyRoomAndASilentEngine() {
        JavaClasses oneRoom = new ClassFileImporter().importPackages(Room.HOUSE + ".event");
        assertFalse(HouseRules.emptyRooms(oneRoom).isEmpty());
        assertFalse(HouseRules.silentEngines(oneRoom).isEmpty());
    }
}
