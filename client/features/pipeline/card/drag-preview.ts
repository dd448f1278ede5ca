import classes from './deal-card.module.css';

/** What hangs from the pointer: the card's name, and how many come along. */
export function drawPreview(container: HTMLElement, name: string, count: number): void {
  const preview = document.createElement('div');
  preview.className = classes['preview'] ?? '';
  preview.append(name);
  if (count > 1) {
    const more = document.createElement('span');
    more.className = classes['previewCount'] ?? '';
    more.append(String(count));
    preview.append(more);
  }
  container.append(preview);
}
