package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;

/// Every finding has a world where it fires and one that comes near it.
class WorldsOfCodesTest {
    private static List<World> worlds = List.of();

    @BeforeAll
    static void readTheWorlds() throws IOException {
        try (var lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            worlds = lab.worlds();
        }
    }

    @Test
    void everyCodeFiresInSomeWorld() {
        assertThat(named(World::findings)).isEqualTo(codes());
    }

    @Test
    void everyCodeHasAWorldThatComesNearIt() {
        assertThat(named(World::nearMissFor)).isEqualTo(codes());
    }

    private static Set<String> named(Function<World, List<String>> codes) {
        return worlds.stream()
                .flatMap(world -> codes.apply(world).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes() {
        return Judge.codes().stream().map(FindingCode::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
