package org.sealpost.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One sentence decides where code lives: a module may know only the modules to its left, `protocol` < `observe` <
/// `check` < { `publish`, `host`, `reports`, `fleet` } < `app`; the four do not know each other; `lab` knows `protocol`
/// alone.
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of("protocol", "observe", "check", "publish", "host", "reports", "fleet", "lab", "app");
    private static final DescribedPredicate<JavaClass> OUTSIDE_APP = not(resideInAPackage("org.sealpost.app.."));

    private static JavaClasses all;

    @BeforeAll
    static void readAllClasses() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.sealpost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "observe", "check", "publish", "host", "reports", "fleet", "lab", "app"})
    void everyModuleIsLookedAt(String module) {
        assertThat(all).anyMatch(each -> each.getPackageName().startsWith("org.sealpost." + module));
    }

    @Test
    void protocolKnowsNoOtherModule() {
        holds(knowsOnly("protocol"));
    }

    @Test
    void observeKnowsProtocol() {
        holds(knowsOnly("observe", "protocol"));
    }

    @Test
    void checkKnowsProtocolAndObserve() {
        holds(knowsOnly("check", "protocol", "observe"));
    }

    @Test
    void checkSeesOnlyTheFactsOfObserve() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.sealpost.check..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sealpost.observe..")
                        .and(not(resideInAPackage("org.sealpost.observe.facts..")))));
    }

    @Test
    void publishKnowsWhatIsToItsLeft() {
        holds(knowsOnly("publish", "protocol", "observe", "check"));
    }

    @Test
    void hostKnowsWhatIsToItsLeft() {
        holds(knowsOnly("host", "protocol", "observe", "check"));
    }

    @Test
    void reportsKnowsWhatIsToItsLeft() {
        holds(knowsOnly("reports", "protocol", "observe", "check"));
    }

    @Test
    void fleetKnowsWhatIsToItsLeft() {
        holds(knowsOnly("fleet", "protocol", "observe", "check"));
    }

    @Test
    void onlyTheChannelsOfTheFleetReachOut() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.sealpost.fleet..")
                .and()
                .resideOutsideOfPackage("org.sealpost.fleet.watch.channel..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "javax.net..",
                        "java.sql..",
                        "jakarta.mail..",
                        "org.sealpost.observe.net..")));
    }

    @Test
    void readinessIsPure() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.sealpost.reports.readiness..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio..", "java.net..", "java.sql..", "org.sealpost.reports.listen..")));
    }

    @Test
    void labKnowsProtocolAlone() {
        holds(knowsOnly("lab", "protocol"));
    }

    @Test
    void protocolAndCheckTouchNeitherNetworkNorFiles() {
        holds(noClasses()
                .that(resideInAnyPackage("org.sealpost.protocol..", "org.sealpost.check.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net.http..",
                                "javax.net..",
                                "java.sql..")
                        .or(describe("sockets and files", ArchitectureTest::opensSomething))));
    }

    private static boolean opensSomething(JavaClass type) {
        return List.of(
                        "java.net.Socket",
                        "java.net.ServerSocket",
                        "java.net.DatagramSocket",
                        "java.net.URLConnection",
                        "java.net.URL",
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.RandomAccessFile")
                .contains(type.getName());
    }

    @Test
    void protocolAndCheckStartNoThreadAndKeepNoLog() {
        holds(noClasses()
                .that(resideInAnyPackage("org.sealpost.protocol..", "org.sealpost.check.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.util.concurrent.locks.."))
                .orShould()
                .dependOnClassesThat(describe("threads", type -> type.getName().equals("java.lang.Thread"))));
    }

    @Test
    void onlyAppPrintsAndExits() {
        holds(noClasses()
                .that(OUTSIDE_APP)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void onlyAppReadsTheRealClock() {
        holds(noClasses()
                .that(OUTSIDE_APP)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void namesSayWhatAThingIs() {
        holds(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Processor")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..internal.."));
    }

    @Test
    void noModuleHasACycleOfPackages() {
        for (String module : MODULES) {
            holds(slices().matching("org.sealpost." + module + ".(**)").should().beFreeOfCycles());
        }
    }

    @Test
    void thereIsNoStaticMutableState() {
        assertThat(all.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName))
                .isEmpty();
    }

    private static ArchRule knowsOnly(String module, String... others) {
        String[] known = new String[others.length + 1];
        known[0] = "org.sealpost." + module + "..";
        for (int i = 0; i < others.length; i++) {
            known[i + 1] = "org.sealpost." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("org.sealpost." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sealpost..").and(not(resideInAnyPackage(known))));
    }

    private static void holds(ArchRule rule) {
        rule.check(all);
    }
}
