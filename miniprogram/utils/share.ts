/** Writes a text to a file and hands it to the platform's own way of passing files on. */
export function shareAsFile(name: string, text: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => wx.shareFileMessage({
        filePath,
        fileName: name,
        success: () => resolve(),
        // Changing one's mind is no trouble.
        fail: () => resolve(),
      }),
      fail: (error) => reject(new Error(error.errMsg)),
    });
  });
}
