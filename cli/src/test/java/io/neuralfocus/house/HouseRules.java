package io.neuralfocus.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;

/** The rules over the code itself, by name. */
final class HouseRules {

    /** Words that name no thing of the domain. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Abstract", "Data", "Info");

    private static final DescribedPredicate<JavaClass> BELOW_THE_ROOT = DescribedPredicate.describe(
            "below the composition root",
            type -> Room.of(type).filter(Room.belowTheRoot()::contains).isPresent());

    private HouseRules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("a package stands in a declared room", everyPackageHasARoom());
        rules.put("a room is entered only from where the arrows allow", arrows());
        rules.put("no package depends on itself through others", noCycle());
        rules.put("an engine is spoken to in its rooms alone", engines());
        rules.put("no clock below the composition root", forbids(Forbidden.CLOCK, BELOW_THE_ROOT));
        rules.put("no default zone, locale or charset", forbids(Forbidden.DEFAULTS, DescribedPredicate.alwaysTrue()));
        rules.put("no unseeded chance below the composition root", forbids(Forbidden.CHANCE, BELOW_THE_ROOT));
        rules.put("no network and no threads in the feature engine", featureEngineIsCalm());
        rules.put("nothing is printed below the composition root", nothingIsPrinted());
        rules.put("a package has a doorplate", everyPackageHasADoorplate());
        rules.put("a name says what a thing is", noEmptyWords());
        return rules;
    }

    private static ArchRule everyPackageHasARoom() {
        return classes().should(holdingFor("stand in a declared room", (type, faults) -> {
            if (Room.of(type).isEmpty()) {
                faults.add(type.getPackageName() + " is in no declared room");
            }
        }));
    }

    private static ArchRule arrows() {
        return classes().should(holdingFor("enter only rooms that the arrows allow", (type, faults) -> {
            Optional<Room> from = Room.of(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Optional<Room> to = Room.of(dependency.getTargetClass());
                if (from.isPresent() && to.isPresent() && !from.get().mayEnter(to.get())) {
                    faults.add(from.get() + " enters " + to.get() + ": " + dependency.getDescription());
                }
            }
        }));
    }

    private static ArchRule noCycle() {
        return slices().matching(Room.HOUSE + ".(**)").should().beFreeOfCycles();
    }

    private static ArchRule engines() {
        return classes().should(holdingFor("speak only to engines of their rooms", (type, faults) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                Optional<Engine> engine = Engine.of(target);
                boolean known = Room.isOurs(target) || target.isPrimitive() || isPlainJdk(target);
                if (engine.isPresent() ? !engine.get().mayBeSpokenToBy(type) : !known) {
                    faults.add("is not declared to speak to it: " + dependency.getDescription());
                }
            }
        }));
    }

    private static boolean isPlainJdk(JavaClass type) {
        return type.getPackageName().startsWith("java.");
    }

    private static ArchRule forbids(Forbidden forbidden, DescribedPredicate<JavaClass> where) {
        return classes().that(where).should(holdingFor("not ask for " + forbidden, (type, faults) -> {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (access.getTarget() instanceof CodeUnitAccessTarget target && forbidden.matches(target)) {
                    faults.add(access.getDescription());
                }
            }
        }));
    }

    private static ArchRule featureEngineIsCalm() {
        return noClasses()
                .that(DescribedPredicate.describe("in the feature engine", Room.FEATURE_ENGINE::holds))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("speak to a network or start threads", HouseRules::isBusy));
    }

    private static boolean isBusy(JavaClass type) {
        String name = type.getName();
        boolean network = type.getPackageName().startsWith("java.net")
                ? !name.equals("java.net.IDN")
                : type.getPackageName().startsWith("java.nio.channels") && name.contains("Socket");
        return network
                || type.getPackageName().equals("java.util.concurrent")
                || Set.of("java.lang.Thread", "java.lang.Runtime", "java.lang.ProcessBuilder")
                        .contains(name);
    }

    private static ArchRule nothingIsPrinted() {
        return noClasses()
                .that(BELOW_THE_ROOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class);
    }

    private static ArchRule everyPackageHasADoorplate() {
        return classes().should(holdingFor("stand in a package with a doorplate", (type, faults) -> {
            if (type.getPackage().tryGetAnnotationOfType(NullMarked.class).isEmpty()) {
                faults.add(type.getPackageName() + " has no package-info with @NullMarked");
            }
        }));
    }

    private static ArchRule noEmptyWords() {
        return classes().should(holdingFor("be named from the domain", (type, faults) -> {
            // "package-info" is the compiler's name and no class of ours.
            for (String word : type.getSimpleName().split("(?=\\p{Lu})|_", -1)) {
                if (EMPTY_WORDS.contains(word)) {
                    faults.add(type.getName() + " says " + word);
                }
            }
        }));
    }

    private static ArchCondition<JavaClass> holdingFor(String description, BiConsumer<JavaClass, List<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> faults = new ArrayList<>();
                check.accept(type, faults);
                faults.forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
            }
        };
    }

    /** Rooms in which nothing stands: a rule over an empty room would hold whatever it says. */
    static List<Room> emptyRooms(Iterable<JavaClass> house) {
        return Arrays.stream(Room.values())
                .filter(room -> {
                    for (JavaClass type : house) {
                        if (room.holds(type)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** Engines that nobody speaks to: their line in the table would allow what nobody needs. */
    static List<Engine> silentEngines(Iterable<JavaClass> house) {
        Set<Engine> spokenTo = EnumSet.noneOf(Engine.class);
        for (JavaClass type : house) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Engine.of(dependency.getTargetClass()).ifPresent(spokenTo::add);
            }
        }
        return List.copyOf(EnumSet.complementOf(EnumSet.copyOf(spokenTo)));
    }
}
