package adapters.web.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks the service whose preparation waits until somebody asks it. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@interface WhenAsked {}
