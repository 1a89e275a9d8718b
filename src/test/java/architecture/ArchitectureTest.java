package architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import adapters.Main;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the design; a rule that finds nothing to check fails, so none can go silent. */
@AnalyzeClasses(
        packages = {"domain", "application", "adapters"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_INWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy("domain..")
            .layer("application")
            .definedBy("application..")
            .layer("adapters")
            .definedBy("adapters..")
            .whereLayer("adapters")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("adapters")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("application", "adapters");

    @ArchTest
    static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "domain..", "java.lang..", "java.math..", "java.time..", "java.util..", "org.jspecify..");

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_CLOCK_AND_NO_CHANCE =
            noClasses().that().resideInAPackage("domain..").should().accessTargetWhere(isClockOrChance());

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_TECHNOLOGY = classes()
            .that()
            .resideInAPackage("application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "application..",
                    "domain..",
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "java.nio.charset..",
                    "jakarta.enterprise.context..",
                    "jakarta.inject..",
                    "jakarta.transaction..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_SEE_EACH_OTHER = slices().matching("adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("adapters.settings"));

    @ArchTest
    static final ArchRule ONLY_MAIN_LIES_BETWEEN_THE_ADAPTERS = classes()
            .that()
            .resideInAPackage("adapters")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .be(Main.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("(**)").should().beFreeOfCycles();

    private static DescribedPredicate<JavaAccess<?>> isClockOrChance() {
        return DescribedPredicate.describe("a clock, an environment or chance", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            return owner.equals("java.lang.System")
                    || owner.equals("java.time.Clock")
                    || owner.startsWith("java.util.Random")
                    || owner.startsWith("java.util.random.")
                    || owner.equals("java.util.concurrent.ThreadLocalRandom")
                    || (owner.startsWith("java.time.") && target.getName().equals("now"))
                    || target.getFullName().startsWith("java.lang.Math.random(")
                    || target.getFullName().startsWith("java.util.UUID.randomUUID(");
        });
    }
}
