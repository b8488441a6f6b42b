package org.interviewcoach.testkit.discord.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One kept-alive connection: reads a request, writes its answer, and says whether another may follow. */
final class HttpConnection {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_BODY = 64 * 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final Set<HttpConnection> answering;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket, Set<HttpConnection> answering) throws IOException {
        this.socket = socket;
        this.answering = answering;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    boolean exchange(HttpHandler handler) throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        answering.add(this);
        try {
            return answer(first, handler);
        } finally {
            answering.remove(this);
        }
    }

    private boolean answer(int first, HttpHandler handler) throws IOException {
        long firstByteNanos = System.nanoTime();
        String[] requestLine = ((char) first + readLine()).split(" ", 3);
        if (requestLine.length != 3) {
            throw new IOException("Not an HTTP request line");
        }
        Map<String, String> headers = readHeaders();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        byte[] body = readBody(headers);
        HttpReply reply = handler.handle(
                new HttpRequest(requestLine[0], requestLine[1], headers, body, firstByteNanos, System.nanoTime()));
        if (reply.isReset()) {
            socket.setSoLinger(true, 0);
            return false;
        }
        write(reply, "HEAD".equals(requestLine[0]));
        return !"close".equalsIgnoreCase(headers.get("connection"));
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return readChunks();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > MAX_BODY) {
            throw new IOException("A body of " + length + " bytes is too large");
        }
        return readExactly(length);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            String sizeLine = readLine();
            int extension = sizeLine.indexOf(';');
            int size = Integer.parseInt((extension < 0 ? sizeLine : sizeLine.substring(0, extension)).strip(), 16);
            if (size == 0) {
                readHeaders();
                return whole.toByteArray();
            }
            if (whole.size() + size > MAX_BODY) {
                throw new IOException("A chunked body is too large");
            }
            whole.writeBytes(readExactly(size));
            readLine();
        }
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The client stopped in the middle of a body");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The client stopped in the middle of a line");
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > MAX_LINE) {
                throw new IOException("A header line is too long");
            }
        }
        return line.toString();
    }

    private void write(HttpReply reply, boolean headOnly) throws IOException {
        StringBuilder head = new StringBuilder(512);
        head.append("HTTP/1.1 ").append(reply.status()).append(" -\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (reply.status() != 204) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headOnly && reply.status() != 204) {
            out.write(reply.body());
        }
        out.flush();
    }
}
