package org.sealpost.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// New places for stores, one after the other.
public final class Places implements BeforeEachCallback {
    private Optional<ExtensionContext> context = Optional.empty();
    private int number;

    @Override
    public void beforeEach(ExtensionContext now) {
        context = Optional.of(now);
    }

    /// @param folder of this test alone
    public String next(TestDatabase database, Path folder) throws SQLException {
        String name = "s" + Integer.toHexString(folder.hashCode()) + "_" + number++;
        return database.place(context.orElseThrow(), folder, name);
    }
}
