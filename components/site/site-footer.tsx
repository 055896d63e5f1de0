type Props = { readonly version: string };

export function SiteFooter({ version }: Props) {
  return (
    <footer className="foot">
      <div className="page">
        <span>Cairn {version}, open source</span>
        <a href="/guides">Guides</a>
        <a href="/privacy">What is stored</a>
        <a href="/about#keys">Keyboard</a>
        <a href="/feed.xml">RSS</a>
        <a href="/feed.json">JSON feed</a>
      </div>
    </footer>
  );
}
