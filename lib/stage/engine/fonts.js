// Type is there before anything is measured.
export const loadType = async (base64) => {
  if (!base64) return;
  const face = new FontFace("Didymium Stage", `url(data:font/woff2;base64,${base64})`);
  document.fonts.add(face);
  try {
    await face.load();
  } catch {} // then in the viewer's own fonts
};
