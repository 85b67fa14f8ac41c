import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/fraunces/index.css";
import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./theme/base.css";
