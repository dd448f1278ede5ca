/* Mantine's styles that this form alone uses. */
import '@mantine/core/styles/NumberInput.layer.css';
