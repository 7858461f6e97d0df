package org.sealpost.real;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.publish.SmallInternet;
import org.sealpost.app.publish.WholeLife;

/// The first weeks of a domain in the service, driven in a browser: mail is sent to it, reports come, only the time is
/// fast.
class FleetLifeTest {
    private static final String AT = "/fleet/" + SmallInternet.DOMAIN;
    private static final String ENFORCED = "record, enforce 1 d oldmail";
    private static final int LONGEST = 40;

    @TempDir
    private Path folder = Path.of("");

    private final Browser browser = new Browser();
    private WholeLife life;
    private FastPages pages;
    private Person ada;
    private String genuine = "";
    private final Inspection inspection = new Inspection(1200);

    @BeforeEach
    void comeIn() throws IOException {
        life = new WholeLife(folder);
        pages = new FastPages(life.internet(), folder);
        var page = browser.window(pages.address(), new NewContextOptions().setViewportSize(1200, 900));
        ada = Person.first(page, pages.address(), pages.firstLink(), "ada", "seven wild geese");
    }

    @AfterEach
    void close() {
        browser.close();
        pages.close();
        life.close();
    }

    @Test
    void aDomainComesToEnforceAndWhatIsBrokenThereIsRepairedByOneClick() throws IOException {
        add();
        publish();
        ada.open(AT + "/rollout");
        ada.page().getByLabel("Up to enforce with a max_age of").selectOption("604800");
        ada.press("Start");
        while (genuine.isEmpty()) {
            day();
        }
        forge();
        for (int day = 0; day < LONGEST && !life.seen().contains(ENFORCED); day++) {
            day();
            ada.open(AT + "/rollout");
            nextStage();
        }
        assertThat(life.seen()).as(ada.main().innerText()).contains("record, testing 1 d oldmail", ENFORCED);
        inspection.look(ada.page(), "rollout");
        breakAndRepair();
        assertThat(inspection.faults()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void add() throws IOException {
        ada.fill("Domains, one a line", SmallInternet.DOMAIN.ascii());
        ada.press("Watch them");
        pages.settle();
        ada.open("/fleet");
        assertThat(ada.main()).containsText(SmallInternet.DOMAIN.ascii());
    }

    private void publish() throws IOException {
        ada.open(AT);
        ada.follow("Change policy");
        assertThat(ada.main()).containsText("Tick only those you know to be yours");
        for (String host : List.of("mx1.oldmail.example", "mx2.oldmail.example")) {
            ada.page().getByLabel(host).check();
        }
        ada.fill("Where TLS reports go", "mailto:tls-reports@mailprovider.example");
        inspection.look(ada.page(), "wish");
        ada.press("Show the plan");
        assertThat(ada.main()).containsText("Nothing is changed yet");
        inspection.look(ada.page(), "plan");
        assertThat(life.seen()).isEmpty();
        apply();
    }

    /// Begins the plan that is shown, and sees it through.
    private void apply() throws IOException {
        String plan = ada.page().url().substring(pages.address().length());
        if (ada.page().locator("#c1").count() > 0) {
            ada.page().locator("#c1").fill(SmallInternet.DOMAIN.ascii());
            ada.page().locator("#c2").fill("the reports are good");
        }
        ada.press("Apply");
        for (int day = 0; day < LONGEST && !ada.sees("All steps were made and seen"); day++) {
            day();
            ada.open(plan);
            if (ada.button("Look again now").count() > 0) {
                ada.press("Look again now");
            }
        }
        assertThat(ada.main()).containsText("All steps were made and seen");
    }

    private void nextStage() throws IOException {
        if (ada.button("Show the plan").count() > 0) {
            ada.press("Show the plan");
            assertThat(ada.main()).containsText("Nothing is changed yet");
            apply();
            ada.open(AT + "/rollout");
        }
    }

    /// A day of the world: mail, reports in the morning, and every look when it is due.
    private void day() throws IOException {
        life.day(this::takeIn, pages::settle);
    }

    private void takeIn() throws IOException {
        pages.settle();
        try (Stream<Path> files = Files.list(life.mails())) {
            List<Path> mails = files.toList();
            if (!mails.isEmpty()) {
                genuine = Files.readString(mails.getFirst());
                pages.beside("reports", "import", life.mails().toString());
            }
            for (Path each : mails) {
                Files.delete(each);
            }
        }
    }

    /// A report as a known provider sends it, in whose body somebody wrote that everything fails.
    private void forge() throws IOException {
        String forged = genuine.replaceFirst("session-count\":[0-9]+,", "session-count\":0,")
                .replaceFirst("failure-session-count\":[0-9]+", "failure-session-count\":900000")
                .replaceFirst("\"report-id\":\"", "\"report-id\":\"other-");
        assertThat(forged).contains("900000").isNotEqualTo(genuine);
        Path mail = Files.writeString(folder.resolve("forged.eml"), forged);
        pages.beside("reports", "import", mail.toString());

        ada.open("/reports");
        Locator line = ada.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("One by one"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("does not count"))
                .first();
        assertThat(line).containsText(SmallInternet.DOMAIN.ascii());
        inspection.look(ada.page(), "reports-forged");
        line.getByRole(AriaRole.LINK).first().click();
        assertThat(ada.main()).containsText("It does not count: anybody could have sent it");
        inspection.look(ada.page(), "forged");
    }

    private void breakAndRepair() throws IOException {
        life.internet().owner().remove(SmallInternet.DOMAIN, "_mta-sts TXT");
        hours(4);
        ada.open("/alerts");
        assertThat(ada.main()).containsText(SmallInternet.DOMAIN.ascii());
        inspection.look(ada.page(), "alerts-drift");
        ada.press("Show the repair");
        assertThat(ada.main()).containsText("Nothing is changed yet");
        inspection.look(ada.page(), "repair-plan");
        assertThat(ada.main()).containsText("_mta-sts." + SmallInternet.DOMAIN + " TXT");
        apply();
        ada.open("/alerts");
        assertThat(ada.main()).containsText("Nothing to do.");
    }

    private void hours(int hours) throws IOException {
        for (int hour = 0; hour < hours; hour++) {
            life.internet().clock().to(life.internet().clock().instant().plus(Duration.ofHours(1)));
            pages.settle();
        }
    }
}
