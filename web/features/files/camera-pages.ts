/** One page as it was taken, and by how many quarters it is turned clockwise. */
export interface CameraPage {
  id: number
  /** `data:image/jpeg;base64,…` */
  picture: string
  turns: 0 | 1 | 2 | 3
}

export const turnPage = (pages: readonly CameraPage[], id: number): CameraPage[] => pages.map((page) => (page.id === id ? { ...page, turns: ((page.turns + 1) % 4) as CameraPage['turns'] } : page))
export const dropPage = (pages: readonly CameraPage[], id: number): CameraPage[] => pages.filter((page) => page.id !== id)

/** One place forwards; the first stays. */
export function movePageUp(pages: readonly CameraPage[], id: number): CameraPage[] {
  const at = pages.findIndex((page) => page.id === id)
  return at < 1 ? [...pages] : [...pages.slice(0, at - 1), pages[at]!, pages[at - 1]!, ...pages.slice(at + 1)]
}

/** Several pages of one paper are one file where that may be handed in; else each is a picture, as many as there is room for. */
export const isOnePdf = (pages: number, endings: readonly string[]): boolean => pages > 1 && endings.includes('pdf')
export const mostPages = (endings: readonly string[], room: number): number => (endings.includes('pdf') ? MOST_PAGES : room)

/** More than a counter takes in on one paper; a whole book is scanned elsewhere. */
const MOST_PAGES = 40

/** Why a camera does not show, and what to do, by what the browser says of it. */
export function cameraFault(name: string | undefined): string {
  switch (name) {
    case undefined: return '这里的浏览器不让网页用摄像头（要用 https 地址打开）。请关闭后用“选择文件”上传扫描件。'
    case 'NotAllowedError': return '浏览器没有允许使用摄像头。请在地址栏左边的图标里允许，再重试；也可以用“选择文件”上传扫描件。'
    case 'NotFoundError': case 'OverconstrainedError': return '没有找到高拍仪或摄像头。请检查接线后重试；也可以用“选择文件”上传扫描件。'
    case 'NotReadableError': return '高拍仪正被其他程序占用。请关闭那个程序后重试；也可以用“选择文件”上传扫描件。'
    case 'ended': return '高拍仪断开了，拍好的页都还在。请检查接线后重试。'
    default: return '高拍仪没有打开。请重试；也可以用“选择文件”上传扫描件。'
  }
}
