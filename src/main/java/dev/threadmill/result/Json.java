package dev.threadmill.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Contenders;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.plan.Target;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.util.function.Function;

/**
 * The one place where records become JSON and back.
 *
 * <p>Strategies and workloads are written as the ids that the command line uses, instants as ISO
 * 8601, an empty {@code Optional} as null. The same value always gives the same text.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(idModule())
          .addMixIn(Target.class, TargetKinds.class)
          .addMixIn(SkippedArm.class, SkippedArmNames.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // A later version may add a field; an older one need not fall over it.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Precision.class, name = "precision"),
    @JsonSubTypes.Type(value = Target.Budget.class, name = "budget"),
  })
  private interface TargetKinds {}

  /** Files have called it a strategy from the first version on. */
  private interface SkippedArmNames {
    @JsonProperty("strategy")
    Contender contender();
  }

  /** Returns the value on one line. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** Returns the value indented for people, with a line feed at the end. */
  public static String writePretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Returns the value that the text describes.
   *
   * @throws IOException if the text is not JSON or not of that type; the message is one line
   */
  static <T> T read(String text, Class<T> type) throws IOException {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Returns the text as a tree.
   *
   * @throws IOException if the text is not JSON; the message is one line
   */
  static JsonNode tree(String text) throws IOException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Returns the value that the tree describes.
   *
   * @throws IOException if it is not of that type; the message is one line
   */
  static <T> T read(JsonNode tree, Class<T> type) throws IOException {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  private static SimpleModule idModule() {
    var module = new SimpleModule();
    addId(module, Contender.class, Contender::toString, Contenders::parse);
    addId(module, Workload.class, Workload::id, Workload::parse);
    addId(module, Arm.class, Arm::id, Arm::parse);
    module.addKeySerializer(Metric.class, new MetricKey());
    return module;
  }

  private static <T> void addId(
      SimpleModule module, Class<T> type, Function<T, String> id, Function<String, T> parse) {
    module.addSerializer(type, new IdWriter<>(type, id));
    module.addDeserializer(type, new IdReader<>(type, parse));
  }

  @SuppressWarnings("serial") // Jackson's base class is Serializable; these are never serialized.
  private static final class IdWriter<T> extends StdSerializer<T> {
    private final Function<T, String> id;

    IdWriter(Class<T> type, Function<T, String> id) {
      super(type);
      this.id = id;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.apply(value));
    }
  }

  @SuppressWarnings("serial") // Jackson's base class is Serializable; these are never serialized.
  private static final class IdReader<T> extends StdDeserializer<T> {
    private final Function<String, T> parse;

    IdReader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return parse.apply(in.getValueAsString());
    }
  }

  @SuppressWarnings("serial") // Jackson's base class is Serializable; these are never serialized.
  private static final class MetricKey extends StdSerializer<Metric> {
    MetricKey() {
      super(Metric.class);
    }

    @Override
    public void serialize(Metric value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.key());
    }
  }
}
