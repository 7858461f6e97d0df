package org.sealpost.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final Path PAGE = Path.of("..", "docs", "roles.md");
    private static final String BEGIN = "<!-- table -->\n";

    /// Every verb by every role, as it was decided; a change is made here too, and seen.
    @Test
    void eachRoleMayWhatTheTableSays() throws IOException {
        try (InputStream table = PermissionTest.class.getResourceAsStream("permissions.tsv")) {
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(table());
        }
    }

    private static String table() {
        var table = new StringBuilder("permission\treach\tviewer\toperator\tapprover\tadmin\tplatform\ttoken\n");
        for (Permission each : Permission.values()) {
            String roles = Arrays.stream(Role.values())
                    .map(role -> yes(role.may(each)))
                    .collect(Collectors.joining("\t"));
            table.append(String.join(
                            "\t",
                            each.word(),
                            each.reach().name().toLowerCase(Locale.ROOT),
                            roles,
                            yes(each.reach() == Permission.Reach.PLATFORM),
                            yes(each.forTokens())))
                    .append('\n');
        }
        return table.toString();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "-";
    }

    /// `-Dgolden.update` writes it anew.
    @Test
    void thePageOfRolesHasTheSameTable() throws IOException {
        String head = Files.readString(PAGE);
        String rows = table().lines()
                .map(line -> "| " + line.replace("\t", " | ") + " |")
                .collect(Collectors.joining("\n"));
        int line = rows.indexOf('\n') + 1;
        String page = head.substring(0, head.indexOf(BEGIN) + BEGIN.length()) + "\n" + rows.substring(0, line)
                + "| --- | --- | --- | --- | --- | --- | --- | --- |\n" + rows.substring(line) + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void wordsAreReadBackAndNoOthersAre() {
        for (Permission each : Permission.values()) {
            assertThat(Permission.read(each.word())).contains(each);
        }
        assertThat(Permission.read("ENFORCE")).isEmpty();
        assertThat(Permission.read("plans:")).isEmpty();
        assertThat(Role.read("admin")).contains(Role.ADMIN);
        assertThat(Role.read("Admin")).isEmpty();
    }

    @Test
    void whatMakesNewPowersIsNotForTokens() {
        assertThat(Arrays.stream(Permission.values()).filter(each -> !each.forTokens()))
                .containsExactlyInAnyOrder(
                        Permission.OWN_TOKENS,
                        Permission.MANAGE_USERS,
                        Permission.MANAGE_TOKENS,
                        Permission.MANAGE_CREDENTIALS,
                        Permission.DELETE_DATA,
                        Permission.MANAGE_TENANTS,
                        Permission.SEE_PLATFORM,
                        Permission.BACK_UP);
    }
}
