package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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
        for (String domain : List.of("brewery.example", "harbour.example")) {
            String name = domain.replace(".example", "");
            addresses.put(name, "/fleet/" + domain);
            addresses.put(name + "-reports", "/fleet/" + domain + "/reports");
            addresses.put(name + "-plan", "/fleet/" + domain + "/plan");
            addresses.put(name + "-repair", "/fleet/" + domain + "/repair");
            addresses.put(name + "-texts", "/fleet/" + domain + "/texts");
        }
        for (String section :
                List.of("account", "tokens", "people", "channels", "maintenance", "dns", "intake", "tenants")) {
            addresses.put("settings-" + section, "/settings/" + section);
        }
        return addresses;
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
        demo.open("/reports");
        demo.page().locator("#list ~ * a, table a[href^='/reports/']").first().click();
        inspection.look(demo.page(), "report");
        demo.open("/fleet");
        demo.page().locator("input[name=d]").first().check();
        demo.press("Dry run");
        inspection.look(demo.page(), "bulk");
        assertThat(browser.complaints()).isEmpty();
        demo.open("/fleet/unknown.example");
        inspection.look(demo.page(), "nothing");
        assertThat(inspection.faults()).isEmpty();
    }
}
