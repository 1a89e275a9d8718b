package application.ports;

/** Passwords as they are kept: one cannot be had from its hash, and each guess costs time. */
public interface Passwords {

    String hash(String password);

    /** A hash that no password has. */
    String unusable();

    /** Takes the same time whether it matches or not. */
    boolean matches(String password, String hash);
}
