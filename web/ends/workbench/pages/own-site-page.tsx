export { OwnSitePage as Component } from '../../../features/sites/own-site-page.tsx'
