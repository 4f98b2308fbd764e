/** Styles are the bundler's: importing one puts it on the page. */
declare module '*.css'
