package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Room.HOUSE);

    @TestFactory
    Stream<DynamicTest> shouldHoldInTheWholeHouse() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(HOUSE)));
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
