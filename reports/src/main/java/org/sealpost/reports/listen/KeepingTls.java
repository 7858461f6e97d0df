package org.sealpost.reports.listen;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Ends TLS, and keeps how that begins which came last, as it was before it was sealed.
final class KeepingTls extends SslConnectionFactory {
    KeepingTls(SslContextFactory.Server tls, String next) {
        super(tls, next);
    }

    @Override
    protected SslConnection newSslConnection(Connector connector, EndPoint end, SSLEngine engine) {
        return new Tls(connector, end, engine);
    }

    private final class Tls extends SslConnection {
        Tls(Connector connector, EndPoint end, SSLEngine engine) {
            super(
                    connector.getByteBufferPool(),
                    connector.getExecutor(),
                    getSslContextFactory(),
                    end,
                    engine,
                    isDirectBuffersForEncryption(),
                    isDirectBuffersForDecryption());
        }

        @Override
        protected SslEndPoint newSslEndPoint() {
            return new End();
        }

        private final class End extends SslEndPoint implements Beginning.Kept {
            private final Beginning beginning = new Beginning();

            @Override
            public int fill(ByteBuffer buffer) throws IOException {
                int filled = super.fill(buffer);
                beginning.came(buffer, filled);
                return filled;
            }

            @Override
            public Beginning beginning() {
                return beginning;
            }
        }
    }
}
