const script = /<script src="(\/_next\/static\/[^"]+)" async=""><\/script>/g;
const preload = /<link rel="preload" as="script" fetchPriority="low" href="\/_next\/static\/[^"]+"\/>/g;
const bodyEnd = '</body>';

/** As text, since it runs in the page. Elements are made as React would look for them: `async`, by the same address. */
const loadLate = `function(sources){
var isAsked=false
function ask(){if(isAsked)return;isAsked=true;sources.forEach(function(src){var s=document.createElement('script');s.src=src;s.async=true;document.head.appendChild(s)})}
if(document.hidden)return ask()
try{new PerformanceObserver(function(seen){if(seen.getEntriesByName('first-contentful-paint').length)ask()}).observe({type:'paint',buffered:true})}catch(_){}
addEventListener('load',function(){setTimeout(ask,500)})
}`;

/**
 * Asks for a page's scripts once its first frame is on the screen.
 *
 * Pages read without JavaScript, so the words, their styles and their fonts have the line for themselves until then.
 * A tab that nobody looks at draws no frame and asks at once. What is not a page of Next's is given back as it is.
 */
export function withLateScripts(html: string): string {
  const sources = [...new Set([...html.matchAll(script)].map(([, source]) => source))];
  const end = html.lastIndexOf(bodyEnd);
  if (sources.length === 0 || end === -1) return html;
  const loader = `<script>(${loadLate})(${JSON.stringify(sources)})</script>`;
  return `${html.slice(0, end)}${loader}${html.slice(end)}`.replaceAll(script, '').replaceAll(preload, '');
}
