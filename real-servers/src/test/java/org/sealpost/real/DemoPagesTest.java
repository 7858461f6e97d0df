package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.protocol.Octets;

/// Every page of the demonstration, as different people see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPagesTest {
    private static final int WIDTH = 1200;

    private final Browser browser = new Browser();
    private Pages pages;
    private Person demo;

    @BeforeAll
    void comeIn(@TempDir Path folder) throws IOException {
        pages = Pages.demo(folder);
        Page page = browser.window(pages.address(), new NewContextOptions().setViewportSize(WIDTH, 800));
        demo = new Person(page, pages.address(), "demo", pages.password());
    }

    @AfterAll
    void close() {
        pages.close();
        browser.close();
    }

    private static Map<String, String> addresses() {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("fleet", "/fleet");
        addresses.put("alerts", "/alerts");
        addresses.put("reports", "/reports");
        addresses.put("approvals", "/approvals");
        addresses.put("reports-narrowed", "/reports?worth=counts&failing=on");
        addresses.put("alerts-narrowed", "/alerts?domain=brewery.example&level=urgent");
        for (String domain : List.of("brewery.example", "harbour.example", "library.example")) {
            String name = domain.replace(".example", "");
            addresses.put(name, "/fleet/" + domain);
            addresses.put(name + "-reports", "/fleet/" + domain + "/reports");
            addresses.put(name + "-plan", "/fleet/" + domain + "/plan");
            addresses.put(name + "-repair", "/fleet/" + domain + "/repair");
            addresses.put(name + "-texts", "/fleet/" + domain + "/texts");
            addresses.put(name + "-rollout", "/fleet/" + domain + "/rollout");
        }
        for (String section :
                List.of("account", "tokens", "people", "channels", "maintenance", "dns", "intake", "tenants")) {
            addresses.put("settings-" + section, "/settings/" + section);
        }
        addresses.put("settings-channel-new", "/settings/channels/new");
        return addresses;
    }

    /// Sets up an authenticator app as a person does, and signs in with its code.
    private void app(Inspection inspection) {
        demo.open("/settings/account");
        demo.page().locator("#p3").fill(demo.password());
        demo.press("Set up an app");
        inspection.look(demo.page(), "settings-account-app");
        var app = new Totp(
                Octets.of(Base32.decode(demo.page().locator("#app .code code").textContent())));
        demo.fill("The code that the app shows", app.code(Totp.step(Instant.now())));
        demo.press("Ask for codes from now on");
        inspection.look(demo.page(), "settings-account-codes");
        String recovery = demo.page()
                .locator("[aria-label='Recovery codes'] .code code")
                .textContent()
                .lines()
                .findFirst()
                .orElseThrow();
        demo.page().context().clearCookies();
        demo.page().navigate(pages.address() + "/sign-in");
        demo.fill("Name", demo.name());
        demo.fill("Password", demo.password());
        demo.press("Sign in");
        assertThat(demo.page().url()).endsWith("/sign-in/code");
        inspection.look(demo.page(), "sign-in-code");
        demo.page().locator("#code").fill(recovery);
        demo.page().locator("main .btn.main").click();
        assertThat(demo.page().url()).endsWith("/fleet");
    }

    @Test
    void everyPageIsForEverybody() {
        var inspection = new Inspection(WIDTH);
        demo.page().navigate(pages.address() + "/sign-in");
        inspection.look(demo.page(), "sign-in");
        demo.signIn();
        addresses().forEach((name, path) -> {
            demo.open(path);
            inspection.look(demo.page(), name);
        });
        demo.open("/fleet/brewery.example/reports?failing=on");
        demo.page().locator("table a[href^='/reports/']").first().click();
        assertThat(demo.page().url()).matches(".*/reports/[0-9a-f]{40,}");
        inspection.look(demo.page(), "report");
        demo.open("/fleet");
        demo.page().locator("input[name=d]").first().check();
        demo.press("Dry run");
        inspection.look(demo.page(), "bulk");
        app(inspection);
        assertThat(browser.complaints()).isEmpty();
        demo.open("/fleet/unknown.example");
        inspection.look(demo.page(), "nothing");
        assertThat(inspection.faults()).isEmpty();
    }
}
