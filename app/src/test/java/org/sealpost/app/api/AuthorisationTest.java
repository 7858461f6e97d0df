package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.api.ApiWorld.Proof;

/// Every operation, asked for by everybody, of their own tenant and of a foreign one: the status of the answer
/// stands in `authorisation.tsv`. An operation without a row fails here. `-Dgolden.update` writes what is answered;
/// read what changed.
class AuthorisationTest {
    private static final Path TABLE =
            Path.of("src", "test", "resources", "org", "sealpost", "app", "api", "authorisation.tsv");

    @TempDir
    Path folder;

    private ApiWorld world;
    private Samples samples;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder);
        samples = new Samples(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /// Who asks: of the tenant itself.
    private Map<String, Proof> callers() {
        var callers = new LinkedHashMap<String, Proof>();
        callers.put("nobody", Proof.NONE);
        for (Role role : Role.values()) {
            callers.put(role.word(), world.here(role));
        }
        callers.put("platform", world.platform());
        callers.put("token", world.token(ApiWorld.allForTokens(), "*"));
        callers.put("token elsewhere", world.token(ApiWorld.allForTokens(), "elsewhere.example"));
        callers.put("poor token", world.token(Set.of(Permission.WAIVE), "*"));
        return callers;
    }

    /// All who are known and belong to the other tenant, and those of ours who ask about theirs.
    private List<Integer> foreign(Endpoint endpoint) {
        var statuses = new ArrayList<Integer>();
        for (Role role : Role.values()) {
            statuses.add(status(endpoint, ApiWorld.OURS, world.there(role)));
            statuses.add(status(endpoint, ApiWorld.THEIRS, world.here(role)));
        }
        statuses.add(status(endpoint, ApiWorld.THEIRS, world.token(ApiWorld.allForTokens(), "*")));
        return statuses;
    }

    private int status(Endpoint endpoint, TenantId tenant, Proof proof) {
        return world.answer(samples.of(endpoint, tenant), proof).status();
    }

    private List<Endpoint> known() {
        return world.api.endpoints().stream().filter(each -> !each.isOpen()).toList();
    }

    @Test
    void everybodyGetsWhatTheTableSays() throws IOException {
        Map<String, Proof> callers = callers();
        var table = new StringBuilder("operation\tpermission\t" + String.join("\t", callers.keySet()) + "\tforeign\n");
        for (Endpoint endpoint : known()) {
            String permission = switch (endpoint.access()) {
                case Access.Having(Permission of) -> of.word();
                case Access.Platform(Permission of) -> of.word();
                case Access.Open _, Access.Known _ -> "-";
            };
            table.append(endpoint.id()).append('\t').append(permission);
            callers.values().forEach(proof -> table.append('\t').append(status(endpoint, ApiWorld.OURS, proof)));
            table.append('\t')
                    .append(String.join(
                            " ",
                            foreign(endpoint).stream()
                                    .distinct()
                                    .map(String::valueOf)
                                    .toList()))
                    .append('\n');
        }
        if (System.getProperty("golden.update") != null) {
            Files.writeString(TABLE, table.toString());
        }
        try (InputStream expected = AuthorisationTest.class.getResourceAsStream("authorisation.tsv")) {
            assertThat(table.toString()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Whatever the table says, it follows from the roles, and nobody sees across.
    @Test
    void theTableIsWhatTheRolesSay() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        List<String> head = List.of(lines.getFirst().split("\t", -1));
        assertThat(lines.stream().skip(1).map(line -> line.split("\t", -1)[0]))
                .containsExactlyElementsOf(known().stream().map(Endpoint::id).toList());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.get(1).equals("-")) {
                continue;
            }
            Permission permission = Permission.read(cells.get(1)).orElseThrow();
            for (Role role : Role.values()) {
                String status = cells.get(head.indexOf(role.word()));
                assertThat(status.equals("403")).as(line).isEqualTo(!role.may(permission));
            }
            boolean platform = permission.reach() == Permission.Reach.PLATFORM;
            assertThat(cells.get(head.indexOf("nobody"))).as(line).isEqualTo("401");
            assertThat(cells.get(head.indexOf("platform"))).as(line).startsWith(platform ? "20" : "404");
            assertThat(cells.get(head.indexOf("foreign"))).as(line).isEqualTo(platform ? "403" : "404");
            assertThat(cells.get(head.indexOf("poor token"))).as(line).isEqualTo("403");
            assertThat(cells.get(head.indexOf("token")).equals("403")).as(line).isEqualTo(!permission.forTokens());
        }
    }

    /// Nobody reaches what is another tenant's by naming it below their own.
    @Test
    void whatIsAnotherTenantsIsNotThereBelowOnesOwn() {
        for (Endpoint endpoint : known()) {
            if (Stream.of("{domain}", "{id}", "{channel}").anyMatch(endpoint.path()::contains)) {
                ApiWorld.Ask theirs = samples.of(endpoint, ApiWorld.THEIRS);
                ApiWorld.Ask moved = theirs.at(theirs.path().replace("/theirs/", "/main/"));
                assertThat(world.answer(moved, world.here(Role.ADMIN)).status())
                        .as(endpoint.id())
                        .isEqualTo(404);
                assertThat(world.answer(theirs, world.there(Role.ADMIN)).status())
                        .as(endpoint.id())
                        .isLessThan(300);
            }
        }
    }

    @Test
    void aSampleIsThereForEachOperationAndNoOther() {
        assertThat(samples.ids())
                .containsExactlyInAnyOrderElementsOf(
                        known().stream().map(Endpoint::id).toList());
    }
}
