/**
 * Runs before the first paint, so that a chosen theme never flashes. Its hash is part of every page's policy: it must
 * stay byte for byte the same in the page and here.
 */
export const themeScript =
  "try{var t=localStorage.getItem('theme');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch(e){}";
